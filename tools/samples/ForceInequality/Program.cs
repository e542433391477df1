LmpDem.Samples.ForceInequalitySample.Run(args.Length > 0 ? args[0] : Path.Combine("runs", "force-inequality"), Console.Out);
