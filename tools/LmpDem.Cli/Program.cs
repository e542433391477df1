using LmpDem.Cli;

return CommandLine.Invoke(args, Shell.OfProcess());
