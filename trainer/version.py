"""The one version number of the app and the trainer."""

VERSION = "0.1.0"
