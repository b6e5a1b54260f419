"""The report of a unit: written with its limits in sight, checked, returned or approved, submitted with a receipt.
Others take `submission_of`, `submissions_of`, `report_states`, and offer what a report must answer (`questions`)."""
