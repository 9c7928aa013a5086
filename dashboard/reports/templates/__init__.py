"""The typst templates of the PDF report. They print the model and compute nothing."""
