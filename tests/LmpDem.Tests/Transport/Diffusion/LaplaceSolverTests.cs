using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
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
        var grid = new VoxelGrid(new Box(new Vec3(1.0, 2.0, 1.5), periodic, periodic, false), 17, 21, 13);
        var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), axis);
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(1.0).Within(1e-12));
        Assert.That(flow.Tortuosity, Is.EqualTo(1.0).Within(1e-12));
        Assert.That(flow.Iterations, Is.Zero, "the guess is the solution");
    }

    [Test]
    public void SlitsConductByTheirShareAlongAndNothingAcross()
    {
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), 24, 24, 24);
        for (var v = 0; v < grid.Count; v++) grid.Solid[v] = (byte)(v % 24 % 6 < 2 ? 0 : 1);
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
        // A channel one voxel wide: resistances of its faces are in series, whatever way it takes.
        const int n = 9;
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), n, n, n);
        Array.Fill(grid.Solid, (byte)1);
        for (var k = 0; k < n; k++) grid.Solid[grid.Index(k < 4 ? 1 : 5, 2, k)] = 0;
        for (var i = 1; i <= 5; i++) grid.Solid[grid.Index(i, 2, 4)] = 0;
        var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), Axis.Z);
        // 8 faces up, 4 sideways, and half a voxel at both ends; conductances in units of one face.
        Assert.That(flow.EffectiveDiffusivity, Is.EqualTo((double)n / (n * n) / (8 + 4 + 1.0)).Within(1e-9));
    }

    [Test]
    public void ARandomMediumAgreesWithADenseSolution([Values] Axis axis, [Values] bool periodic)
    {
        // 6 x 7 x 8 voxels, half of them solid, edges that differ: the balance of every voxel is written down and solved by LU.
        var solved = 0;
        for (ulong seed = 0; seed < 6; seed++)
        {
            var grid = new VoxelGrid(new Box(new Vec3(1.2, 1.0, 1.1), periodic, periodic, false), 6, 7, 8);
            var random = new Philox(seed, "voxels");
            for (var v = 0; v < grid.Count; v++) grid.Solid[v] = (byte)(random.NextUniform() < 0.5 ? 1 : 0);
            var flow = LaplaceSolver.Solve(PoreSpace.Of(grid), axis, new DiffusionSettings { Tolerance = 1e-11 });
            if (flow.EffectiveDiffusivity > 0.0) solved++;
            // Conductances are rounded to 1e-6 so that they are exact in single precision.
            Assert.That(flow.EffectiveDiffusivity, Is.EqualTo(Dense(grid, axis)).Within(2e-6), $"seed {seed}");
        }

        Assert.That(solved, Is.GreaterThan(0), "some medium conducts");
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
        // A voxel's flux is the mean of its faces, so the mean of all is that of the planes; single precision of the concentrations.
        Assert.That(axis switch { Axis.X => mean.X, Axis.Y => mean.Y, _ => mean.Z }, Is.EqualTo(flow.EffectiveDiffusivity).Within(1e-5));
    }

    [Test]
    public void ThreadsChangeNoBit()
    {
        var pores = PoreSpace.Of(Pack(64));
        foreach (var axis in Axes)
        {
            var one = LaplaceSolver.Solve(pores, axis);
            foreach (var threads in new[] { 2, 3 })
            {
                var more = LaplaceSolver.Solve(pores, axis, new DiffusionSettings { Threads = threads });
                Assert.That(more.EffectiveDiffusivity, Is.EqualTo(one.EffectiveDiffusivity));
                Assert.That(more.Iterations, Is.EqualTo(one.Iterations));
                Assert.That(more.Concentration, Is.EqualTo(one.Concentration));
            }
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
    internal static VoxelGrid Pack(int size)
    {
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), size, size, size);
        var random = new Philox(3, "centres");
        var center = new Vec3[14];
        for (var s = 0; s < center.Length; s++) center[s] = new Vec3(random.NextUniform(), random.NextUniform(), random.NextUniform());
        SphereRaster.Fill(grid, center, [.. center.Select(_ => 0.25)]);
        return grid;
    }

    private static double Dense(VoxelGrid grid, Axis axis)
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
                    Face(grid.Index(i, j, k), i + 1 < grid.Nx ? grid.Index(i + 1, j, k) : grid.Box.PeriodicX ? grid.Index(0, j, k) : -1, h.Y * h.Z / h.X, i + 1 == grid.Nx && axis == Axis.X);
                    Face(grid.Index(i, j, k), j + 1 < grid.Ny ? grid.Index(i, j + 1, k) : grid.Box.PeriodicY ? grid.Index(i, 0, k) : -1, h.X * h.Z / h.Y, j + 1 == grid.Ny && axis == Axis.Y);
                    Face(grid.Index(i, j, k), k + 1 < grid.Nz ? grid.Index(i, j, k + 1) : -1, h.X * h.Y / h.Z, k + 1 == grid.Nz && axis == Axis.Z);
                    var (place, last, g, isHeld) = axis switch
                    {
                        Axis.X => (i, grid.Nx - 1, h.Y * h.Z / h.X, !grid.Box.PeriodicX),
                        Axis.Y => (j, grid.Ny - 1, h.X * h.Z / h.Y, !grid.Box.PeriodicY),
                        _ => (k, grid.Nz - 1, h.X * h.Y / h.Z, true),
                    };
                    var v = grid.Index(i, j, k);
                    if (!isHeld || grid.Solid[v] != 0) continue;
                    if (place == 0) a[v, v] += 2 * g;
                    if (place != last) continue;
                    a[v, v] += 2 * g;
                    b[v] += 2 * g;
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
            if (to < 0 || grid.Solid[from] != 0 || grid.Solid[to] != 0) return;
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
