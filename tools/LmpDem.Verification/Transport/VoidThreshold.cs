using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Verification.Transport;

/// <summary>
/// The void fraction at which the pores between overlapping spheres stop to run through: spheres are added in a fixed order until no
/// pore meets its own image. Throats that share a cell are joined or lost, in first order of the cell; two grids remove it.
/// </summary>
public sealed class VoidThreshold : IVerification
{
    private const int RadiiPerEdge = 10;
    private const int CellsPerRadius = 4;
    private const int Seeds = 8;

    /// <inheritdoc/>
    public string Name => "void threshold of overlapping spheres";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        var (coarse, fine) = (Threshold(RadiiPerEdge * CellsPerRadius), Threshold(2 * RadiiPerEdge * CellsPerRadius));
        return
        [
            VerificationCase.Absolute(
                Name, $"void fraction, {RadiiPerEdge} radii wide, mean of {Seeds}, extrapolated from two grids",
                    2.0 * fine - coarse, 0.0301,
                "Rintoul 2000, Phys. Rev. E 62, 68; 0.030 to 0.034 in other work", 0.015, "finite size: one sample scatters by 0.015"),
        ];
    }

    private static double Threshold(int size)
    {
        var box = new Box(new Vec3(1, 1, 1), true, true, true);
        const double radius = 1.0 / RadiiPerEdge;
        const double volume = 4.0 / 3.0 * Math.PI * radius * radius * radius;
        var sum = 0.0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var random = new Philox(seed, "overlapping");
            var centre = new Vec3[(int)(6.0 / volume)];
            for (var s = 0; s < centre.Length; s++) centre[s] = new Vec3(random.NextUniform(), random.NextUniform(), random.NextUniform());
            var (open, closed) = (0, centre.Length);
            while (closed - open > centre.Length / 200)
            {
                var middle = (open + closed) / 2;
                var shapes = BodyShapes.Of(centre[..middle], Enumerable.Repeat(radius, middle).ToArray());
                var cells = CutCells.Of(shapes, box, (size, size, size), new CutSettings { BetweenWalls = false, Lines = 2 });
                if (PoreSpace.Of(cells).Percolates(Axis.Z)) open = middle;
                else closed = middle;
            }

            // Void fraction of so many spheres in an infinite medium: its fluctuation in this box would only add noise.
            sum += Math.Exp(-0.5 * (open + closed) * volume);
        }

        return sum / Seeds;
    }
}
