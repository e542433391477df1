using LmpDem.Engine.Snapshots;
using PureHDF;

namespace LmpDem.Analysis.Ensembles.Files;

/// <summary>
/// The tables of an ensemble as one HDF5 file that h5py, h5dump and MATLAB open: a group per table, a dataset per column with the
/// attributes "unit" and "meaning", missing numbers as NaN. The same ensemble gives the same bytes.
/// </summary>
public static class EnsembleHdf
{
    /// <summary>Writes the file; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="version">Version of the program.</param>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public static void Write(string path, EnsembleAnalysis analysis, string version)
    {
        var file = new H5File
        {
            Attributes = new()
            {
                ["study"] = analysis.Ensemble.Name,
                ["program"] = $"LmpDem {version}",
                ["method"] = string.Join(' ', analysis.Method),
                ["missing"] = "numbers that are missing are NaN",
            },
        };
        foreach (var table in EnsembleTables.All(analysis))
        {
            var group = new H5Group();
            foreach (var column in table.Columns)
            {
                group[column.Name.Replace('/', '_')] = new H5Dataset(column.Values)
                {
                    Attributes = new() { ["unit"] = column.Unit, ["meaning"] = column.Meaning },
                };
            }

            file[table.Name] = group;
        }

        WholeFile.Write(path, stream => file.Write(stream));
    }
}
