using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Sections;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis;

/// <summary>The figures of a run, written to one folder.</summary>
public static class RunFigures
{
    /// <summary>Draws and saves everything that the inputs allow.</summary>
    /// <param name="folder">Folder of the figures; created if need be.</param>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="profiles">Solids profiles by ratio; may be empty.</param>
    /// <param name="sizes">Size distribution asked and realised, or null.</param>
    /// <param name="sections">Sections with the stems of their files; may be empty.</param>
    /// <returns>Stems of the files written.</returns>
    public static IReadOnlyList<string> Save(
        string folder,
        IReadOnlyList<SummaryRow> rows,
        IReadOnlyList<SolidsProfile> profiles,
        SizeDistribution? sizes,
        IReadOnlyList<(string Name, Section Section)> sections)
    {
        var written = new List<string>();
        Save(ActivationFigure.Draw(ActivationFigure.CurveOf(rows)));
        Save(LoadFigure.Draw(rows));
        Save(CoordinationFigure.Draw(rows));
        if (profiles.Count > 0) Save(SolidsProfileFigure.Draw(profiles));
        if (sizes is not null) Save(SizeDistributionFigure.Draw(sizes));
        foreach (var (name, section) in sections) Save(SectionPicture.Draw(section, name));
        return written;

        void Save(Figure figure)
        {
            using (figure)
            {
                figure.Save(folder);
                written.Add(figure.Name);
            }
        }
    }
}
