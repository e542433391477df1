using LmpDem.Cli;
using LmpDem.Cli.Verbs;

RegisterPairs.Prepare();
return CommandLine.Invoke(args, Shell.OfProcess());
