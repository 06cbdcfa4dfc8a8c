"""How far two coders of one case agree: their claims paired, and each field measured beyond chance."""
