# Twelve people, the treated two points above.
print("simulated")
