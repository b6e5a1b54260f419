"""The scenes of the demonstration, one module for each room. A scene takes the story and acts in it."""
