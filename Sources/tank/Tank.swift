@main struct Tank { static func main() {} }
