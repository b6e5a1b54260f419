"""Every document that leaves the system as a file for the office: so far the public record in Word."""
