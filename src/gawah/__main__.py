"""`python -m gawah`: the command line."""

from gawah.cli import main

if __name__ == "__main__":
    main()
