"""An invented organisation of three teams over three waves."""
