using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

public sealed class VoxelImageTests
{
    [Test]
    public void EveryArrayComesBackBitForBit()
    {
        var written = Image(7, 5, 3);
        var read = WriteAndRead(written);
        Assert.Multiple(() =>
        {
            Assert.That((read.Kind, read.Index, read.Time), Is.EqualTo(("pores", 2, 0.375)));
            Assert.That((read.Nx, read.Ny, read.Nz, read.Count), Is.EqualTo((7, 5, 3, 105L)));
            Assert.That((read.Origin, read.Spacing), Is.EqualTo((written.Origin, written.Spacing)));
            Assert.That(read.Fields.Select(f => (f.Name, f.Unit, f.Components, f.Meaning)),
                Is.EqualTo(written.Fields.Select(f => (f.Name, f.Unit, f.Components, f.Meaning))));
            Assert.That(read.Fields[0].Values, Is.EqualTo(written.Fields[0].Values));
            Assert.That(read.Fields[1].Values, Is.EqualTo(Array.ConvertAll((double[])written.Fields[1].Values, x => (float)x)));
            Assert.That(read.Fields[2].Values, Is.EqualTo(written.Fields[2].Values));
            Assert.That(read.Scalar("porosity"), Is.EqualTo(0.1 + 0.2));
            Assert.That(read.Provenance with { ParentHashes = [] }, Is.EqualTo(SnapshotSamples.Provenance with { ParentHashes = [] }));
            Assert.That(SnapshotHash.OfContent(read), Is.EqualTo(SnapshotHash.OfContent(written)));
        });
    }

    [TestCase(1, 1, 1, TestName = "One voxel comes back")]
    [TestCase(300, 300, 7, TestName = "Chunks of some layers come back, the last one incomplete")]
    [TestCase(700, 600, 2, TestName = "Chunks of a part of a layer come back, the last one incomplete")]
    public void ChunksComeBack(int nx, int ny, int nz)
    {
        var written = Image(nx, ny, nz);
        Assert.That(SnapshotHash.OfContent(WriteAndRead(written)), Is.EqualTo(SnapshotHash.OfContent(written)));
    }

    [Test]
    public void TheSameContentGivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["a.hdf"], Image(4, 5, 6));
        VoxelImageWriter.Write(folder["b.hdf"], Image(4, 5, 6));
        Assert.That(File.ReadAllBytes(folder["b.hdf"]), Is.EqualTo(File.ReadAllBytes(folder["a.hdf"])));
    }

    [Test]
    public void ADamagedFileIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["a.hdf"], Image(4, 5, 6));
        var whole = File.ReadAllBytes(folder["a.hdf"]);
        for (var i = 0; i < whole.Length; i += 61)
        {
            Refused(folder, whole[..i]);
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            Refused(folder, damaged);
        }
    }

    [Test]
    public void ImagesAndSnapshotsAreToldApart()
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["image.hdf"], Image(2, 2, 2));
        SnapshotWriter.Write(folder["snapshot.hdf"], SnapshotSamples.Contacts());
        Assert.Multiple(() =>
        {
            Assert.That(VoxelImageReader.HoldsVoxels(folder["image.hdf"]), Is.True);
            Assert.That(VoxelImageReader.HoldsVoxels(folder["snapshot.hdf"]), Is.False);
            Assert.That(Assert.Throws<SnapshotException>(() => SnapshotReader.Read(folder["image.hdf"]))!.Reason,
                Does.Contain("it holds voxels (pores)"));
            Assert.That(Assert.Throws<SnapshotException>(() => VoxelImageReader.Read(folder["snapshot.hdf"]))!.Reason,
                Does.Contain("it holds points and cells (contacts)"));
        });
    }

    [Test]
    public void TheSeriesNamesImagesWithTheirTimes()
    {
        using var folder = new TemporaryFolder();
        var series = new ParaViewSeries(folder.Root, "pores");
        series.Add(Image(2, 2, 2, index: 0, time: 0));
        series.Add(Image(2, 2, 2, index: 1, time: 0.5));
        Assert.Throws<SnapshotException>(() => series.Add(Image(2, 2, 2, index: 2, time: 0.5)));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(series.SeriesPath),
                Does.Contain("pores_000000.hdf").And.Contain("pores_000001.hdf").And.Not.Contain("pores_000002"));
            Assert.That(VoxelImageReader.Read(series.PathOf(1)).Time, Is.EqualTo(0.5));
        });
    }

    [Test]
    public void TheSeriesRefusesAnImageOfOtherCounts()
    {
        using var folder = new TemporaryFolder();
        var series = new ParaViewSeries(folder.Root, "pores");
        series.Add(Image(2, 3, 4, index: 0, time: 0));
        var failure = Assert.Throws<SnapshotException>(() => series.Add(Image(2, 3, 3, index: 1, time: 1)))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Reason, Does.Contain("2 x 3 x 3 voxels do not follow 2 x 3 x 4"));
            Assert.That(folder.Files, Is.EqualTo(new[] { "pores.hdf.series", "pores_000000.hdf" }));
        });
    }

    [TestCase(0, 2, 2, 1e-6, "1", "are no image")]
    [TestCase(2, 2, 2, 0.0, "1", "is not positive")]
    [TestCase(2, 2, 2, double.NaN, "1", "is not positive")]
    [TestCase(2048, 2048, 2048, 1e-6, "1", "more than an array holds")]
    [TestCase(3, 2, 2, 1e-6, "1", "8 tuples where 12 are needed")]
    [TestCase(2, 2, 2, 1e-6, "kg m2 s-2 K-1", "longer than 9 bytes")]
    public void WhatIsNoImageIsNotWritten(int nx, int ny, int nz, double edge, string unit, string reason)
    {
        using var folder = new TemporaryFolder();
        var image = new VoxelImage
        {
            Kind = "pores",
            Index = 0,
            Time = 0,
            Nx = nx,
            Ny = ny,
            Nz = nz,
            Origin = Vec3.Zero,
            Spacing = new Vec3(edge, 1e-6, 1e-6),
            Fields = [new Field("pore", unit, 1, new byte[8])],
            Provenance = SnapshotSamples.Provenance,
        };
        var failure = Assert.Throws<SnapshotException>(() => VoxelImageWriter.Write(folder["a.hdf"], image))!;
        Assert.Multiple(() =>
        {
            Assert.That(failure.Reason, Does.Contain(reason));
            Assert.That(folder.Files, Is.Empty);
        });
    }

    /// <summary>An image whose numbers name their voxel, so that a swap of axes shows.</summary>
    internal static VoxelImage Image(int nx, int ny, int nz, int index = 2, double time = 0.375)
    {
        var n = nx * ny * nz;
        var pore = new byte[n];
        var flux = new double[3 * n];
        var cluster = new int[n];
        for (var v = 0; v < n; v++)
        {
            var (i, j, k) = (v % nx, v / nx % ny, v / nx / ny);
            pore[v] = (byte)((i + 2 * j + 3 * k) % 2);
            (flux[3 * v], flux[3 * v + 1], flux[3 * v + 2]) = (i + 0.1, j + 0.2, k + 0.3);
            cluster[v] = v - 1;
        }

        return new VoxelImage
        {
            Kind = "pores",
            Index = index,
            Time = time,
            Nx = nx,
            Ny = ny,
            Nz = nz,
            Origin = new Vec3(0.5e-6, 1e-6, 1.5e-6),
            Spacing = new Vec3(1e-6, 2e-6, 3e-6),
            Fields =
            [
                new Field("pore", "1", 1, pore, "1 in the pores, 0 in lithium"),
                new Field("flux", "mol/m2/s", 3, flux, "flux through the voxel"),
                new Field("cluster", "1", 1, cluster),
            ],
            Scalars = [Field.Single("porosity", "1", 0.1 + 0.2), Field.Single("calendering_ratio", "1", 0.25)],
            Provenance = SnapshotSamples.Provenance,
        };
    }

    private static VoxelImage WriteAndRead(VoxelImage image)
    {
        using var folder = new TemporaryFolder();
        VoxelImageWriter.Write(folder["a.hdf"], image);
        Assert.That(folder.Files, Is.EqualTo(new[] { "a.hdf" }), "only the whole file may remain");
        return VoxelImageReader.Read(folder["a.hdf"]);
    }

    private static void Refused(TemporaryFolder folder, byte[] bytes)
    {
        var path = folder["b.hdf"];
        File.WriteAllBytes(path, bytes);
        var failure = Assert.Throws<SnapshotException>(() => VoxelImageReader.Read(path))!;
        Assert.That(failure.Message, Does.StartWith(path));
    }
}
