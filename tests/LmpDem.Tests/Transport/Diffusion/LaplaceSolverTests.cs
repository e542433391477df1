using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Tests.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;
using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Diffusion;

public sealed class LaplaceSolverTests
{
    private static readonly Axis[] Axes = [Axis.X, Axis.Y, Axis.Z];

    [Test]
    public void AnOpenBoxConductsWholly([Values] Axis axis, [Values] bool periodic)
    {
        var grid = new CutCells(new Box(new Vec3(1.0, 2.0, 1.5), periodic, periodic, false), 17, 21, 13);
        var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), axis);
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(1.0).Within(1e-12));
        Assert.That(flow.Tortuosity, Is.EqualTo(1.0).Within(1e-12));
        Assert.That(flow.Iterations, Is.Zero, "the guess is the solution");
    }

    [Test]
    public void SlitsConductByTheirFractionAlongAndNothingAcross()
    {
        var grid = CutCells.OfBlocks(Box.Layer(1, 1, 1), (24, 24, 24), (i, _, _) => i % 6 < 2 ? -1 : 0);
        var pores = PoreSpace.Of(grid);
        foreach (var axis in new[] { Axis.Y, Axis.Z })
        {
            var flow = LaplaceSolver.Solve(pores, axis);
            Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(1.0 / 3.0).Within(1e-12));
            Assert.That(flow.Tortuosity, Is.EqualTo(1.0).Within(1e-12));
        }

        var across = LaplaceSolver.Solve(pores, Axis.X);
        Assert.That(across.EffectiveDiffusivity, Is.Zero);
        Assert.That(across.Tortuosity, Is.EqualTo(double.PositiveInfinity));
        Assert.That(across.Concentration, Is.Empty);
        Assert.That(across.Converged, Is.True);
    }

    [Test]
    public void AChannelWithBendsConductsAsItsLength()
    {
        // A channel one cell wide: resistances of its faces are in series, whatever way it takes.
        const int n = 9;
        var grid = CutCells.OfBlocks(
            Box.Layer(1, 1, 1), (n, n, n), (i, j, k) => j == 2 && (i == (k < 4 ? 1 : 5) || (k == 4 && i is >= 1 and <= 5)) ? -1 : 0);
        var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), Axis.Z);
        // 8 faces up, 4 sideways, and half a cell at both ends; conductances in units of one face.
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo((double)n / (n * n) / (8 + 4 + 1.0)).Within(1e-9));
    }

    [Test]
    public void ARandomMediumAgreesWithADenseSolution([Values] Axis axis, [Values] bool periodic)
    {
        // 6 x 7 x 8 cells, half of the faces closed and the others open by chance, edges that differ: the balance of every cell is
        // written down and solved by LU.
        var solved = 0;
        for (ulong seed = 0; seed < 6; seed++)
        {
            var grid = RandomFaces(new Box(new Vec3(1.2, 1.0, 1.1), periodic, periodic, false), seed);
            var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), axis, new DiffusionSettings { Tolerance = 1e-11 });
            if (flow.EffectiveDiffusivity > 0.0) solved++;
            // Conductances are rounded to 1e-6 so that they are exact in single precision.
            Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(Dense(grid, axis)).Within(2e-6), $"seed {seed}");
        }

        Assert.That(solved, Is.GreaterThan(0), "some medium conducts");
    }

    [Test]
    public void AnObliqueGapThinnerThanACellConductsItsWidth()
    {
        // Two blocks lean 1 to 2 across a slit of 0.2 cells: a linear concentration, so two-point fluxes are exact; lines of scan are too.
        const double slit = 0.2 / 12;
        var shapes = BodyShapes.Of(Solids.Together(Solids.Leaning(slit, 2.0)));
        var cells = CutCells.Of(
            shapes, new Box(new Vec3(1, 1, 1), true, true, true), (12, 12, 12), new CutSettings { BetweenWalls = false });
        var flow = LaplaceSolver.Solve(PoreSpace.Of(cells), Axis.Z);
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(slit / 5.0)
            .Within(1e-3 * slit / 5.0), "share of the area x cos^2; open shares in steps of 1e-6");
    }

    [Test]
    public void FluxIsTheSameThroughEveryPlaneAndItsMeanIsTheDiffusivity([Values] Axis axis)
    {
        var pores = PoreSpace.Of(Pack(48));
        var flow = LaplaceSolver.Solve(pores, axis, new DiffusionSettings { Tolerance = 1e-9 });
        Assert.That(flow.Converged, Is.True);
        Assert.That(flow.RelativeResidual, Is.LessThan(1e-9));
        Assert.That(Math.Abs(flow.FluxIn / flow.FluxOut - 1.0), Is.LessThan(1e-5));
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(flow.FluxIn).Within(1e-6));
        var map = flow.Flux();
        var mean = Vec3.Zero;
        foreach (var f in map) mean += f;
        mean /= map.Length;
        // A cell's flux is the mean of its faces, so the mean of all is that of the planes; single precision of the concentrations.
        Assert.That(axis switch { Axis.X => mean.X, Axis.Y => mean.Y, _ => mean.Z }, Is.EqualTo(flow.EffectiveDiffusivity).Within(1e-5));
    }

    // Of eleven planes a worker has two or three: fewer than passes wait for on both sides.
    [TestCase(64, 64, 2, 2, false)]
    [TestCase(64, 64, 3, 2, false)]
    [TestCase(56, 11, 4, 2, false)]
    [TestCase(56, 11, 4, 1, true)]
    [TestCase(40, 21, 3, 3, true)]
    public void ThreadsChangeNoBit(int size, int planes, int threads, int sweeps, bool periodic)
    {
        var pores = PoreSpace.Of(Pack(size, planes, periodic));
        foreach (var axis in Axes)
        {
            var one = LaplaceSolver.Solve(pores, axis, new DiffusionSettings { Sweeps = sweeps });
            var more = LaplaceSolver.Solve(pores, axis, new DiffusionSettings { Sweeps = sweeps, Threads = threads });
            Assert.That(more.EffectiveDiffusivity, Is.EqualTo(one.EffectiveDiffusivity));
            Assert.That(more.Iterations, Is.EqualTo(one.Iterations));
            Assert.That(more.Concentration, Is.EqualTo(one.Concentration));
        }
    }

    [Test]
    public void IterationsHardlyGrowWithTheGrid()
    {
        var settings = new DiffusionSettings { FluxBalance = 1.0 };
        var few = LaplaceSolver.Solve(PoreSpace.Of(Pack(32)), Axis.Z, settings).Iterations;
        var many = LaplaceSolver.Solve(PoreSpace.Of(Pack(96)), Axis.Z, settings).Iterations;
        // Without coarse levels, iterations would grow as the edge: threefold.
        Assert.That(many, Is.LessThan(1.5 * few));
        Assert.That(many, Is.LessThan(25));
    }

    // Overlapping spheres with a porosity of 0.4, periodic in x and y.
    internal static CutCells Pack(int size) => Pack(size, size, false);

    private static CutCells Pack(int size, int planes, bool periodic)
    {
        var random = new Philox(3, "centres");
        var centre = new Vec3[14];
        for (var s = 0; s < centre.Length; s++) centre[s] = new Vec3(random.NextUniform(), random.NextUniform(), random.NextUniform());
        return CutCells.Of(BodyShapes.Of(centre, [.. centre.Select(_ => 0.25)]), new Box(new Vec3(1, 1, 1), true, true, periodic),
            (size, size, planes), new CutSettings { BetweenWalls = !periodic });
    }

    private static CutCells RandomFaces(Box box, ulong seed)
    {
        var cells = new CutCells(box, 6, 7, 8);
        var random = new Philox(seed, "faces");
        foreach (var open in new[] { cells.OpenX, cells.OpenY, cells.OpenZ })
            for (var f = 0; f < open.Length; f++) open[f] = (float)Math.Max(0.0, 2.0 * random.NextUniform() - 1.0);
        for (var k = 0; k < 8; k++)
        {
            for (var j = 0; j < 7; j++)
                if (box.PeriodicX) cells.OpenX[cells.FaceX(6, j, k)] = cells.OpenX[cells.FaceX(0, j, k)];
            for (var i = 0; i < 6; i++)
                if (box.PeriodicY) cells.OpenY[cells.FaceY(i, 7, k)] = cells.OpenY[cells.FaceY(i, 0, k)];
        }

        return cells;
    }

    private static double Dense(CutCells grid, Axis axis)
    {
        var a = Matrix<double>.Build.Dense(grid.Count, grid.Count);
        var b = Vector<double>.Build.Dense(grid.Count);
        var h = grid.Edge;
        var faces = new List<(int From, int To, double G, double Jump)>();
        for (var k = 0; k < grid.Nz; k++)
        {
            for (var j = 0; j < grid.Ny; j++)
            {
                for (var i = 0; i < grid.Nx; i++)
                {
                    var (fx, fy, fz) = (grid.FaceX(i, j, k), grid.FaceY(i, j, k), grid.FaceZ(i, j, k));
                    Face(grid.Index(i, j, k), i + 1 < grid.Nx ? grid.Index(i + 1, j, k) : grid.Box.PeriodicX
                        ? grid.Index(0, j, k) : -1, grid.OpenX[fx + 1] * h.Y * h.Z / h.X, i + 1 == grid.Nx && axis == Axis.X);
                    Face(grid.Index(i, j, k), j + 1 < grid.Ny ? grid.Index(i, j + 1, k) : grid.Box.PeriodicY
                        ? grid.Index(i, 0, k) : -1, grid.OpenY[fy + grid.Nx] * h.X * h.Z / h.Y, j + 1 == grid.Ny && axis == Axis.Y);
                    Face(grid.Index(i, j, k), k + 1 < grid.Nz
                        ? grid.Index(i, j, k + 1) : -1, grid.OpenZ[fz + grid.Nx * grid.Ny] * h.X * h.Y / h.Z,
                        k + 1 == grid.Nz && axis == Axis.Z);
                    var (place, last, g, low, high, isHeld) = axis switch
                    {
                        Axis.X => (i, grid.Nx - 1, h.Y * h.Z / h.X, grid.OpenX[fx], grid.OpenX[fx + 1], !grid.Box.PeriodicX),
                        Axis.Y => (j, grid.Ny - 1, h.X * h.Z / h.Y, grid.OpenY[fy], grid.OpenY[fy + grid.Nx], !grid.Box.PeriodicY),
                        _ => (k, grid.Nz - 1, h.X * h.Y / h.Z, grid.OpenZ[fz], grid.OpenZ[fz + grid.Nx * grid.Ny], true),
                    };
                    var v = grid.Index(i, j, k);
                    if (!isHeld) continue;
                    if (place == 0) a[v, v] += 2 * low * g;
                    if (place != last) continue;
                    a[v, v] += 2 * high * g;
                    b[v] += 2 * high * g;
                }
            }
        }

        // A weak leak keeps what hangs on nothing regular; it changes the flux by about its own size.
        for (var v = 0; v < grid.Count; v++) a[v, v] += 1e-9;
        var x = a.Solve(b);
        var periodicFlux = faces.Where(f => f.Jump != 0.0).Sum(f => f.G * (x[f.To] + f.Jump - x[f.From]));
        var (length, area) = axis switch { Axis.X => (1.2, 1.1), Axis.Y => (1.0, 1.32), _ => (1.1, 1.2) };
        var ends = 0.0;
        for (var v = 0; v < grid.Count; v++) ends += b[v] * (1.0 - x[v]);
        var isPeriodic = axis != Axis.Z && grid.Box.PeriodicX;
        return (isPeriodic ? periodicFlux : ends) * length / area;

        void Face(int from, int to, double g, bool crosses)
        {
            if (to < 0 || g <= 0.0) return;
            var jump = crosses ? 1.0 : 0.0;
            faces.Add((from, to, g, jump));
            a[from, from] += g;
            a[to, to] += g;
            a[from, to] -= g;
            a[to, from] -= g;
            b[from] += g * jump;
            b[to] -= g * jump;
        }
    }
}
