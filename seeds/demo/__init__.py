"""An invented organisation of three teams over three waves; make_demo.py writes its files."""
