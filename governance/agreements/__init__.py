"""Information sharing agreements as data: the files beside this one, and what they may say."""
