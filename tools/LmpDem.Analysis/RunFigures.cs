using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Sections;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis;

/// <summary>The figures of a run, written to one folder.</summary>
public static class RunFigures
{
    /// <summary>Draws and saves everything that the inputs allow.</summary>
    /// <param name="folder">Folder of the figures; created if need be.</param>
    /// <param name="rows">Rows of summary.csv; film, areas and interface stress are drawn where rows have them.</param>
    /// <param name="measured">The measured activation shown with the curves.</param>
    /// <param name="profiles">Solids profiles by ratio; may be empty.</param>
    /// <param name="sizes">Size distribution asked and realised, or null.</param>
    /// <param name="sections">Sections of spheres with the stems of their files; may be empty.</param>
    /// <param name="bodySections">Sections of deformable bodies with the stems of their files.</param>
    /// <param name="opened">Opened fractions of the film by ratio.</param>
    /// <param name="onlyMissing">Whether figures whose files are there are left alone.</param>
    /// <param name="own">Quantities of plug-ins; those with a title are drawn.</param>
    /// <returns>Stems of the files written.</returns>
    public static IReadOnlyList<string> Save(
        string folder,
        IReadOnlyList<StateRow> rows,
        MeasuredActivation measured,
        IReadOnlyList<SolidsProfile> profiles,
        SizeDistribution? sizes,
        IReadOnlyList<(string Name, Section Section)> sections,
        IReadOnlyList<(string Name, BodySection Section)>? bodySections = null,
        IReadOnlyList<OpenedFraction>? opened = null,
        bool onlyMissing = false,
        IReadOnlyList<Quantity>? own = null)
    {
        var written = new List<string>();
        Save("activation", () => ActivationFigure.Draw(ActivationSeries.Of(SummaryTable.Of(rows)), measured));
        Save("thickness_load", () => LoadFigure.Draw(rows));
        Save("coordination", () => CoordinationFigure.Draw(rows));
        if (rows.Any(r => r[Catalogue.FilmIntact] is not null)) Save("film", () => FilmFigure.Draw(rows, opened ?? []));
        if (rows.Any(r => (r[Catalogue.AreaLiCu] ?? r[Catalogue.AreaLiLi] ?? r[Catalogue.AreaIonic]) is not null))
            Save("contact_area", () => ContactAreaFigure.Draw(rows));
        if (rows.Any(r => (r[Catalogue.VonMisesP50] ?? r[Catalogue.VonMisesInterfaceP95]) is not null))
            Save("interface_stress", () => InterfaceStressFigure.Draw(rows));
        if (profiles.Count > 0) Save("solids_profile", () => SolidsProfileFigure.Draw(profiles));
        if (sizes is not null) Save("size_distribution", () => SizeDistributionFigure.Draw(sizes));
        foreach (var (name, section) in sections) Save(name, () => SectionPicture.Draw(section, name));
        foreach (var (name, section) in bodySections ?? []) Save(name, () => BodySectionPicture.Draw(section, name));
        foreach (var quantity in own ?? [])
            if (MeasureFigure.IsDrawn(quantity, rows)) Save(MeasureFigure.NameOf(quantity), () => MeasureFigure.Draw(quantity, rows));
        return written;

        void Save(string name, Func<Figure> draw)
        {
            if (onlyMissing && Figure.IsSaved(folder, name)) return;
            using var figure = draw();
            figure.Save(folder);
            written.Add(figure.Name);
        }
    }
}
