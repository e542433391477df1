using LmpDem.Transport.Ebac;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Ebac;

public sealed class EbacSectionTests
{
    private static readonly EbacMap Map = new([1.0, 0.25], 0.0, 0);

    [Test]
    public void CurrentsFollowTheBodiesAndTheBeam()
    {
        int[] body = [0, 0, -1, 1, 1, 1, -1, -1, -1];
        var spec = new EbacSpec { BeamCurrent = 2e-9, BeamEnergy = 1.0 * 1.602176634e-16 };
        var section = EbacSection.Of(body, 3, 3, 1e-5, Map, spec);
        Assert.That(section.Sharp, Is.EqualTo(new[] { 2e-9, 2e-9, 0, 0.5e-9, 0.5e-9, 0.5e-9, 0, 0, 0 }).Within(1e-24));
        Assert.That(section.Image, Is.EqualTo(section.Sharp), "at 1 keV the range is far below a pixel");
        Assert.That(section.Scan.Height, Is.EqualTo(new[] { 0.5e-5, 1.5e-5, 2.5e-5 }).Within(1e-20));
        Assert.That(section.Scan.Current, Is.EqualTo(new[] { 4e-9 / 3.0, 0.5e-9, 0.0 }).Within(1e-24));
        Assert.That(section.Scan.OnBodies, Is.EqualTo(new[] { 2e-9, 0.5e-9, double.NaN }).Within(1e-24));
    }

    [Test]
    public void EverythingIsLinearInTheBeamCurrent()
    {
        var body = Enumerable.Range(0, 400).Select(p => p * 7 % 5 < 2 ? -1 : p / 7 % 2).ToArray();
        var one = EbacSection.Of(body, 20, 20, 1e-6, Map, new EbacSpec { BeamCurrent = 1e-9 });
        var four = EbacSection.Of(body, 20, 20, 1e-6, Map, new EbacSpec { BeamCurrent = 4e-9 });
        Assert.That(four.Image.Select(i => i / 4.0), Is.EqualTo(one.Image).Within(1e-22));
        Assert.That(four.Scan.Current.Select(i => i / 4.0), Is.EqualTo(one.Scan.Current).Within(1e-22));
    }

    [Test]
    public void BlurKeepsALevelAndSpreadsAStepByItsDeviation()
    {
        const int nx = 8, nz = 120;
        var step = Enumerable.Range(0, nx * nz).Select(p => p / nx < nz / 2 ? 0 : 1).ToArray();
        var spec = new EbacSpec { BeamCurrent = 1.0 };
        var deviation = ElectronRange.Deviation(ElectronRange.InLithium(spec.BeamEnergy));
        var pixel = deviation / 10.0;
        var image = EbacSection.Of(step, nx, nz, pixel, new EbacMap([1.0, 0.0], 0.0, 0), spec);
        Assert.That(image.Image[0], Is.EqualTo(1.0).Within(1e-12));
        // Half a pixel beyond the edge plus one deviation: Phi(-1.05) by a Gaussian of ten pixels.
        Assert.That(image.Image[nx * (nz / 2 + 10)], Is.EqualTo(0.14686).Within(1e-3), "ten pixels a deviation, cut at four of them");
        Assert.That(image.Scan.Current, Is.EqualTo(Enumerable.Range(0, nz).Select(z => image.Image[z * nx])).Within(1e-12));
    }

    [Test]
    public void VolumeAndItsSectionsAgree()
    {
        var body = Enumerable.Range(0, 5 * 4 * 6).Select(p => p * 11 % 7 < 2 ? -1 : p % 2).ToArray();
        var spec = new EbacSpec();
        var volume = EbacVolume.Of(body, 20, 1e-6, Map, spec);
        var sections = Enumerable.Range(0, 4)
            .Select(y => EbacSection.Of([.. Enumerable.Range(0, 30).Select(q => body[(q / 5 * 4 + y) * 5 + q % 5])], 5, 6, 1e-6, Map, spec))
            .ToList();
        for (var z = 0; z < 6; z++) Assert.That(volume.Scan.Current[z], Is.EqualTo(sections.Average(s => s.Scan.Current[z])).Within(1e-24));
        Assert.That(volume.Current.Sum(), Is.EqualTo(sections.Sum(s => s.Sharp.Sum())).Within(1e-22));
    }

    [Test]
    public void RangesAreThoseOfTheFormula()
    {
        const double keV = 1.602176634e-16;
        // By hand: 0.0276 x 6.94 x 15^1.67 / (3^0.889 x 0.534) = 0.0276 x 6.94 x 92.06 / (2.656 x 0.534).
        Assert.That(ElectronRange.InLithium(15.0 * keV), Is.EqualTo(12.43e-6).Within(0.02e-6));
        // Silicon at 20 keV, as in textbooks of microscopy: about 4.7 um.
        Assert.That(ElectronRange.KanayaOkayama(20.0 * keV, 28.09, 14.0, 2.33), Is.EqualTo(4.7e-6).Within(0.1e-6));
    }
}
