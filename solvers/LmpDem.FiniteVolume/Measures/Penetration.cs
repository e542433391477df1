using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Penetration of nodes in penalty contact.</summary>
internal static class Penetration
{
    /// <summary>The deepest penetration [m], and the mean over the nodes in contact over the size of their facets.</summary>
    public static (double Deepest, double MeanShare) Of(FvStepper stepper)
    {
        double deepest = 0.0, sum = 0.0;
        var count = 0;
        void Take(double depth, double size)
        {
            deepest = Math.Max(deepest, depth);
            sum += depth / size;
            count++;
        }

        for (var s = 0; s < stepper.Bodies.Count; s++)
        {
            var (bundle, lane) = (stepper.Bodies.BundleOf[s], stepper.Bodies.LaneOf(s));
            var size = bundle.LaneValue(LaneRow.FacetSize, lane);
            foreach (var entry in stepper.Contacts.EntriesOf(s))
            {
                if (entry.Active != 0) Take(entry.Depth, size);
            }

            foreach (var n in bundle.Template.SurfaceNodes)
            {
                foreach (var tool in stepper.Tools)
                {
                    var distance = tool.Distance(bundle.Node(n, lane));
                    if (distance < 0.0) Take(-distance, size);
                }
            }
        }

        return (deepest, count > 0 ? sum / count : 0.0);
    }
}
