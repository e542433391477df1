using LmpDem.Fuzz;

// dotnet run --project tests/LmpDem.Fuzz -- scenarios [COUNT] | studies [COUNT] | files [COUNT] | kills [COUNT] | random-kills [COUNT],
// each with an optional [SEED] behind it.
// Prints "ok ..." or "FAILED ..." a case and ends with 1 where one failed; what failed stays in the folder that is named then.
var what = args.Length > 0 ? args[0] : "";
var count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
var seed = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 20260122;
var folder = Directory.CreateTempSubdirectory("lmpdem-fuzz-").FullName;
var trials = new Trials();
switch (what)
{
    case "scenarios": OddScenarios.Try(trials, folder, count == 0 ? 300 : count, seed); break;
    case "studies": OddStudies.Try(trials, folder, count == 0 ? 200 : count, seed); break;
    case "files": DamagedFiles.Try(trials, folder, count == 0 ? 150 : count, seed); break;
    case "kills": Kills.Try(trials, folder, count == 0 ? 10 : count); break;
    case "random-kills": Kills.TryAtRandom(trials, folder, count == 0 ? 50 : count, seed); break;
    default:
        Console.Error.WriteLine("expected scenarios, studies, files, kills or random-kills");
        return 2;
}

if (trials.Failed == 0) Directory.Delete(folder, recursive: true);
else Console.WriteLine($"what failed stays in {folder}");
return trials.Failed == 0 ? 0 : 1;
