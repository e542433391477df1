LmpDem.Samples.HystereticSample.Run(Console.Out);
