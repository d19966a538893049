"""What a sentence with a date says happened: the word for it, who takes part, a short label."""
