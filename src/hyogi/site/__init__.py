"""Home boards, navigation, language, search, error pages."""
