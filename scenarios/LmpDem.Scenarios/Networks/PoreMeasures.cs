using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network of a state: its bodies cut into cells, and what Li+ finds in the pores between them.</summary>
internal sealed class PoreMeasures
{
    // Classes of the cumulative pore sizes [m].
    private const double SizeStep = 0.5e-6;

    private PoreMeasures(CutCells cells, PoreSpace pores, SurfaceFacets? surface, ReachableArea? reachable, Diffusion through)
    {
        Cells = cells;
        Pores = pores;
        Surface = surface;
        Reachable = reachable;
        Through = through;
    }

    /// <summary>The layer in cut cells, foil below, separator above.</summary>
    public CutCells Cells { get; }

    /// <summary>What the pores are connected with.</summary>
    public PoreSpace Pores { get; }

    /// <summary>Facets of the bodies; null for spheres.</summary>
    public SurfaceFacets? Surface { get; }

    /// <summary>Bare surface that Li+ reaches from the separator; null for spheres.</summary>
    public ReachableArea? Reachable { get; }

    /// <summary>Diffusion through the thickness.</summary>
    public Diffusion Through { get; }

    /// <summary>Values for networks.csv.</summary>
    public IReadOnlyList<Field> Values { get; private init; } = [];

    /// <summary>How well the solves ended, in cells of both sizes.</summary>
    public IReadOnlyList<SolveCheck> Checks { get; private init; } = [];

    /// <summary>Rows of pore_sizes.csv: volume fraction of the pores below a diameter.</summary>
    public NumberTable Sizes { get; private init; } = new([]);

    /// <summary>Measures the pores of a state.</summary>
    /// <param name="input">The state.</param>
    /// <param name="spec">Cells and gap.</param>
    /// <param name="threads">Worker threads; no result depends on it.</param>
    /// <param name="maxIterations">Iterations after which a solve gives up; null: as usual.</param>
    public static PoreMeasures Of(NetworkInput input, PoreSpec spec, int threads, int? maxIterations = null)
    {
        var (network, shapes) = (input.Network, ShapesOf(input));
        var settings = new CutSettings { Gap = spec.GapFor(network) };
        var edge = spec.CellFor(network.Box.Volume);
        var how = new DiffusionSettings { Threads = threads };
        if (maxIterations is { } most) how = how with { MaxIterations = most };
        var fine = Diffusivities.Of(shapes, network.Box, edge, settings, spec.InPlane, how);
        var coarse = Diffusivities.Of(shapes, network.Box, 2.0 * edge, settings, spec.InPlane, how);
        var (cells, pores) = (fine.Cells, fine.Pores);
        var (z, errorZ) = fine.Limit(coarse, d => d.Z);
        var (x, errorX) = fine.Limit(coarse, d => d.X);
        var (y, errorY) = fine.Limit(coarse, d => d.Y);
        var (plane, errorPlane) = (0.5 * (x + y), 0.5 * (errorX + errorY));
        var sizes = LocalThickness.Of(cells, threads);
        var surface = input.Bodies is null ? null : BodySurface.Of(input.Bodies);
        var reachable = surface is null ? null : ReachableArea.Of(pores, surface, network.Count);
        // Spheres that bodies take over later have their film whole, so nothing is bare.
        var bare = reachable is not null ? reachable.Total / network.Box.FootArea : input.KnowsFilm ? 0.0 : double.NaN;
        var wall = (cells.Lines[0].ProjectedSurface + cells.Lines[1].ProjectedSurface + cells.Lines[2].ProjectedSurface) * 2.0 / 3.0;
        Field[] values =
        [
            Catalogue.Porosity.Of(pores.Porosity),
            Catalogue.PorosityOpen.Of(pores.OpenPorosity),
            Catalogue.PorosityClosed.Of(pores.ClosedPorosity),
            Catalogue.PercolatingFraction.Of(pores.Porosity > 0 ? pores.PercolatingPorosity / pores.Porosity : 0.0),
            Catalogue.DiffusivityZ.Of(z),
            Catalogue.DiffusivityZError.Of(errorZ),
            Catalogue.TortuosityZ.Of(Finite(pores.Porosity / z)),
            Catalogue.TortuosityZError.Of(Finite(pores.Porosity / z * errorZ / z)),
            Catalogue.DiffusivityX.Of(x),
            Catalogue.DiffusivityY.Of(y),
            Catalogue.DiffusivityXyError.Of(errorPlane),
            Catalogue.TortuosityXy.Of(Finite(pores.Porosity / plane)),
            Catalogue.TortuosityXyError.Of(Finite(pores.Porosity / plane * errorPlane / plane)),
            Catalogue.PoreSizeMedian.Of(1e6 * sizes.Quantile(0.5)),
            Catalogue.ChordZ.Of(1e6 * cells.Lines[2].MeanChord),
            Catalogue.SpecificSurface.Of(1e-6 * wall),
            Catalogue.AreaIonicReachable.Of(bare),
        ];
        return new PoreMeasures(
            cells, pores, surface, reachable, fine.Z)
        {
            Values = values,
            Sizes = SizesOf(input.Ratio, sizes),
            Checks = [.. fine.Checks, .. coarse.Checks]
        };
    }

    /// <summary>The layer of a state in cut cells, nothing measured on them.</summary>
    /// <param name="input">The state.</param>
    /// <param name="spec">Cells and gap.</param>
    /// <param name="threads">Worker threads.</param>
    public static CutCells CellsOf(NetworkInput input, PoreSpec spec, int threads)
    {
        var box = input.Network.Box;
        var counts = CutCells.Counts(box, spec.CellFor(box.Volume));
        return CutCells.Of(ShapesOf(input), box, counts, new CutSettings { Gap = spec.GapFor(input.Network) }, threads);
    }

    /// <summary>The exact bodies of a state.</summary>
    /// <param name="input">The state.</param>
    public static BodyShapes ShapesOf(NetworkInput input) => input.Bodies is { } bodies
        ? BodyShapes.Of(new ClosedSurfaces(bodies.Nodes, bodies.FacetCorners, bodies.FacetFirst))
        : BodyShapes.Of(input.Network.Centre, input.SphereRadius!);

    private static NumberTable SizesOf(double ratio, LocalThickness sizes)
    {
        var table = TableLayout.PoreSizes.New();
        var largest = sizes.Diameter.Where(float.IsFinite).DefaultIfEmpty().Max();
        var fraction = sizes.Histogram(SizeStep, 1 + (int)Math.Ceiling(largest / SizeStep));
        var below = 0.0;
        for (var k = 0; k < fraction.Length && largest > 0.0f; k++)
        {
            table.Add(ratio, 1e6 * SizeStep * (k + 1), below += fraction[k]);
        }

        return table;
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}

/// <summary>Diffusion along the axes of a layer in cells of one edge.</summary>
/// <param name="Cells">The cells.</param>
/// <param name="Pores">Their pores.</param>
/// <param name="Z">Through the thickness.</param>
/// <param name="X">Along x; null if in-plane values are not requested.</param>
/// <param name="Y">Along y.</param>
internal sealed record Diffusivities(CutCells Cells, PoreSpace Pores, Diffusion Z, Diffusion? X, Diffusion? Y)
{
    /// <summary>Cuts a layer and solves.</summary>
    /// <param name="shapes">The bodies.</param>
    /// <param name="box">The layer.</param>
    /// <param name="edge">Edge of the cells [m].</param>
    /// <param name="settings">Lines and gap.</param>
    /// <param name="inPlane">Whether to solve along x and y.</param>
    /// <param name="how">Tolerance and threads.</param>
    public static Diffusivities Of(BodyShapes shapes, Box box, double edge, CutSettings settings, bool inPlane, DiffusionSettings how)
    {
        var cells = CutCells.Of(shapes, box, CutCells.Counts(box, edge), settings, how.Threads);
        var pores = PoreSpace.Of(cells);
        Diffusion? Along(Axis axis) => inPlane ? LaplaceSolver.Solve(pores, axis, how) : null;
        return new Diffusivities(cells, pores, LaplaceSolver.Solve(pores, Axis.Z, how), Along(Axis.X), Along(Axis.Y));
    }

    /// <summary>How well the solves ended.</summary>
    public IEnumerable<SolveCheck> Checks => ((Diffusion?[])[Z, X, Y]).SelectMany(d => d?.Checks ?? []);

    /// <summary>
    /// Effective over free diffusivity along an axis in the limit of small cells, and how far these cells are from it. Richardson at
    /// second order, in the logarithm so that it stays positive: ln D = ln D(h) + ln(D(h) / D(r h)) / (r^2 - 1), r the ratio of the
    /// edges that whole numbers of cells leave. Where one of them is 0 nothing is extrapolated.
    /// </summary>
    /// <param name="coarse">The same in cells about twice as large.</param>
    /// <param name="along">Chooses the axis; NaN where it was not solved.</param>
    public (double Value, double Error) Limit(Diffusivities coarse, Func<Diffusivities, Diffusion?> along)
    {
        if (along(this) is not { } here || along(coarse) is not { } there) return (double.NaN, double.NaN);
        var (fine, wide) = (here.EffectiveDiffusivity, there.EffectiveDiffusivity);
        var square = Math.Pow(coarse.Cells.CellVolume / Cells.CellVolume, 2.0 / 3.0);
        if (!(fine > 0.0 && wide > 0.0 && square > 1.5)) return (fine, fine == wide ? 0.0 : double.NaN);
        var limit = fine * Math.Pow(fine / wide, 1.0 / (square - 1.0));
        return (limit, Math.Abs(fine - limit));
    }
}
