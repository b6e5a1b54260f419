"""The front door: home page, navigation, language, settings of the installation, the audit log as a page, errors."""
