"""Sources into a case: files are found, read and extracted, in worker processes if asked, and recorded one by one."""
