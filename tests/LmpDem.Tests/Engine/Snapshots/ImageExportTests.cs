using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots.Export;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>STL, TIFF and raw voxels, read back by the rules of their formats.</summary>
[TestFixture]
public sealed class ImageExportTests
{
    [TestCase(0, 20)]
    [TestCase(3, 1280)]
    public void SpheresAreClosedAndHaveTheirVolume(int refine, int triangles)
    {
        using var stream = new MemoryStream();
        StlExport.WriteSpheres([new Vec3(1e-6, 2e-6, 3e-6), Vec3.Zero], [5e-6, 2e-6], refine, stream);
        var bytes = stream.ToArray();
        Assert.That(bytes, Has.Length.EqualTo(84 + 2 * triangles * 50));
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(80)), Is.EqualTo(2 * triangles));
        var volume = 0.0;
        var edges = new Dictionary<(Vec3, Vec3), int>();
        for (var t = 0; t < 2 * triangles; t++)
        {
            Vec3 Read(int v)
            {
                var at = 84 + 50 * t + 12 * v;
                return new Vec3(
                    BitConverter.ToSingle(bytes, at), BitConverter.ToSingle(bytes, at + 4), BitConverter.ToSingle(bytes, at + 8));
            }

            var (normal, a, b, c) = (Read(0), Read(1), Read(2), Read(3));
            volume += Vec3.Dot(a, Vec3.Cross(b, c)) / 6.0;
            Assert.That(Vec3.Dot(normal, Vec3.Cross(b - a, c - a)), Is.Positive);
            foreach (var edge in new[] { (a, b), (b, c), (c, a) }) edges[edge] = edges.GetValueOrDefault(edge) + 1;
        }

        using var all = Assert.EnterMultipleScope();
        // In micrometres, to single precision.
        Assert.That(volume, Is.EqualTo(4.0 / 3.0 * Math.PI * (125.0 + 8.0)).Within(1e-4 * volume));
        Assert.That(edges.All(e => e.Value == 1 && edges.ContainsKey((e.Key.Item2, e.Key.Item1))), Is.True, "every edge has its opposite");
    }

    [TestCase(3, 5)]
    [TestCase(4, 1)]
    public void PagesOfATiffHoldTheLayersAndTheFirstTheSizeOfAVoxel(int ny, int nz)
    {
        var image = Image(3, ny, nz);
        using var stream = new MemoryStream();
        TiffExport.Write(image, stream);
        var bytes = stream.ToArray();
        Assert.That(bytes.AsSpan(0, 4).ToArray(), Is.EqualTo(new byte[] { (byte)'I', (byte)'I', 42, 0 }));
        var read = new List<byte>();
        var pages = 0;
        for (var at = BitConverter.ToUInt32(bytes, 4); at != 0; pages++)
        {
            Assert.That(at % 2, Is.Zero, "directories begin at even places");
            var tags = Tags(bytes, (int)at, out at);
            Assert.That(tags.Keys, Is.Ordered);
            Assert.That((tags[256], tags[257], tags[258], tags[259], tags[262], tags[277]), Is.EqualTo((3u, (uint)ny, 8u, 1u, 1u, 1u)));
            Assert.That(BitConverter.ToUInt32(bytes, (int)tags[282]) / (double)BitConverter.ToUInt32(bytes, (int)tags[282] + 4),
                Is.EqualTo(2.0).Within(1e-6), "pixels a micrometre");
            read.AddRange(bytes.AsSpan((int)tags[273], (int)tags[279]));
            if (pages == 0)
                Assert.That(Encoding.ASCII.GetString(bytes, (int)tags[270], 60),
                    Does.StartWith($"ImageJ=1.53\nimages={nz}\nslices={nz}\nunit=um\nspacing=0.25\n"));
        }

        Assert.That((pages, read), Is.EqualTo((nz, image.Labels)));
    }

    [Test]
    public void RawVoxelsHaveAHeaderAndAPageThatDescribeThem()
    {
        var image = Image(3, 4, 5);
        using var stream = new MemoryStream();
        RawExport.Write(image, stream);
        using var header = new StringWriter(CultureInfo.InvariantCulture);
        RawExport.WriteHeader(image, "a.raw", header);
        using var page = new StringWriter(CultureInfo.InvariantCulture);
        RawExport.WritePage(image, "a.raw", ["source: here"], page);
        using var all = Assert.EnterMultipleScope();
        Assert.That(stream.ToArray(), Is.EqualTo(image.Labels));
        Assert.That(header.ToString(), Does.Contain("\nDimSize = 3 4 5\n").And.Contain("\nElementSpacing = 5E-07 5E-07 2.5E-07\n")
            .And.EndWith("\nElementDataFile = a.raw\n"));
        Assert.That(page.ToString(), Does.Contain("labels: 0 pore, 1 lithium\nlabel 0: 40 voxels\nlabel 1: 20 voxels\nsource: here\n"));
    }

    private static LabelImage Image(int nx, int ny, int nz) => new()
    {
        Nx = nx,
        Ny = ny,
        Nz = nz,
        Edge = new Vec3(0.5e-6, 0.5e-6, 0.25e-6),
        Origin = new Vec3(0.25e-6, 0.25e-6, 0.125e-6),
        Labels = [.. Enumerable.Range(0, nx * ny * nz).Select(v => (byte)(v % 3 == 0 ? 1 : 0))],
        Meaning = "0 pore, 1 lithium",
    };

    private static SortedDictionary<int, uint> Tags(byte[] bytes, int at, out uint next)
    {
        var tags = new SortedDictionary<int, uint>();
        var count = BitConverter.ToUInt16(bytes, at);
        for (var e = 0; e < count; e++)
        {
            var entry = at + 2 + 12 * e;
            tags.Add(BitConverter.ToUInt16(bytes, entry), BitConverter.ToUInt16(bytes, entry + 2) == 3
                ? BitConverter.ToUInt16(bytes, entry + 8) : BitConverter.ToUInt32(bytes, entry + 8));
        }

        next = BitConverter.ToUInt32(bytes, at + 2 + 12 * count);
        return tags;
    }
}
