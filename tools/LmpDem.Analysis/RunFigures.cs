using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Sections;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Execution;
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
    /// <param name="threads">Figures drawn at once; no byte depends on it.</param>
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
        IReadOnlyList<Quantity>? own = null,
        int threads = 1)
    {
        var wanted = new List<(string Name, Func<Figure> Draw)>();
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
        return SaveAll(folder, wanted, onlyMissing, threads);

        void Save(string name, Func<Figure> draw) => wanted.Add((name, draw));
    }

    /// <summary>Draws and saves figures beside each other: each has its own drawing, and what they share is only read.</summary>
    /// <param name="folder">Folder of the figures; created if need be.</param>
    /// <param name="figures">Stems of the files, and what draws each figure.</param>
    /// <param name="onlyMissing">Whether figures whose files are there are left alone.</param>
    /// <param name="threads">Figures drawn at once; no byte depends on it.</param>
    /// <returns>Stems of the files written.</returns>
    /// <exception cref="Exception">The first exception of a figure, after all have stopped.</exception>
    public static IReadOnlyList<string> SaveAll(
        string folder, IReadOnlyList<(string Name, Func<Figure> Draw)> figures, bool onlyMissing = false, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var wanted = figures.Where(f => !onlyMissing || !Figure.IsSaved(folder, f.Name)).ToList();
        var drawn = new (Figure Figure, byte[] Png)?[wanted.Count];
        var next = -1;
        try
        {
            Workers.Run(Math.Clamp(threads, 1, Math.Max(wanted.Count, 1)), (_, _) =>
            {
                for (var k = Interlocked.Increment(ref next); k < wanted.Count; k = Interlocked.Increment(ref next))
                {
                    var figure = wanted[k].Draw();
                    drawn[k] = (figure, figure.Png());
                }
            });
            // In turn: the writer of SVG numbers its clips over the whole process.
            foreach (var one in drawn) one!.Value.Figure.Save(folder, one.Value.Png);
            return [.. drawn.Select(one => one!.Value.Figure.Name)];
        }
        finally
        {
            foreach (var one in drawn) one?.Figure.Dispose();
        }
    }
}
