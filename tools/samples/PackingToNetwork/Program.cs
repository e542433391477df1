LmpDem.Samples.PackingToNetworkSample.Run(Console.Out);
