using LmpDem.Cli;

RegisterPairs.Prepare();
return CommandLine.Invoke(args, Shell.OfProcess());
