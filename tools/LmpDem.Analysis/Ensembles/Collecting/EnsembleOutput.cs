using LmpDem.Analysis.Ensembles.Files;
using LmpDem.Analysis.Ensembles.Pages;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Ensembles.Collecting;

/// <summary>The files of an ensemble in the folder of its study.</summary>
public static class EnsembleOutput
{
    /// <summary>States of all members as CSV, tidy.</summary>
    public const string TidyName = "ensemble.csv";

    /// <summary>Statistics as CSV.</summary>
    public const string StatisticsName = "statistics.csv";

    /// <summary>All tables as HDF5.</summary>
    public const string HdfName = "ensemble.h5";

    /// <summary>States of all members as Parquet.</summary>
    public const string ParquetName = "ensemble.parquet";

    /// <summary>Writes all files; each appears whole or not at all.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="measured">The measured activation.</param>
    /// <param name="version">Version of the program.</param>
    /// <exception cref="SnapshotException">A file cannot be written.</exception>
    public static EnsembleOutcome Write(string folder, EnsembleAnalysis analysis, MeasuredActivation measured, string version)
    {
        var states = EnsembleTables.States(analysis.Ensemble);
        string[] files = [.. new[] { TidyName, StatisticsName, HdfName, ParquetName }.Select(name => Path.Combine(folder, name))];
        states.WriteCsv(files[0]);
        EnsembleTables.Statistics(analysis).WriteCsv(files[1]);
        EnsembleHdf.Write(files[2], analysis, version);
        EnsembleParquet.Write(files[3], states, new Dictionary<string,
            string>
        { ["study"] = analysis.Ensemble.Name, ["program"] = $"LmpDem {version}" });
        var page = EnsembleReport.Write(folder, analysis, measured, version);
        return EnsembleOutcome.Of(analysis, [.. files, page]);
    }
}
