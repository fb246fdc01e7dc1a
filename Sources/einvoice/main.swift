import Fronts

Program.main()
