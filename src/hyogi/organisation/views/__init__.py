"""The pages of the register: `reading` shows it, `units` and `posts` are the forms of the acts."""
