using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Finds neighbouring bodies and the surface nodes that may touch a facet. Bodies are sorted into cells by their centres; the
/// result for a body is in the order of slots and images, whatever the cells are.
/// </summary>
/// <param name="bodies">The bodies.</param>
/// <param name="box">Region; images repeat along x and y where it is periodic.</param>
/// <param name="owned">Contacts of every slot.</param>
internal sealed class PairSearch(BodySet bodies, Box box, OwnedContacts[] owned)
{
    /// <summary>Depth over reach beyond which a node belongs to no contact: it would lie beyond the middle.</summary>
    public const double DeepestFraction = 0.4;

    private readonly CellGrid grid = new(box);
    private readonly Vec3[] centres = new Vec3[bodies.Count];
    private double largestReach, largestFacet;

    /// <summary>Sorts the bodies into cells, once for all slots; centres and reaches must be current.</summary>
    public void SortBodies()
    {
        var sum = 0.0;
        largestReach = largestFacet = 0.0;
        for (var s = 0; s < bodies.Count; s++)
        {
            var (reach, size) = ReachAndFacet(s);
            centres[s] = bodies.Centre(s);
            sum += reach;
            largestReach = Math.Max(largestReach, reach);
            largestFacet = Math.Max(largestFacet, size);
        }

        // Cells of a mean diameter: with a single size, a body is tested against some 40 others.
        grid.Fill(centres, 2.0 * sum / bodies.Count);
    }

    /// <summary>Finds the pairs and entries of a slot anew, and carries over the history of its entries.</summary>
    public void Search(int slot)
    {
        ListNear(slot);
        SearchNear(slot);
    }

    /// <summary>Lists the bodies that may be near a slot, after <see cref="SortBodies"/>.</summary>
    public void ListNear(int slot)
    {
        var (reach, size) = ReachAndFacet(slot);
        grid.FindNear(centres[slot], reach + largestReach + Margin(size, largestFacet), owned[slot].Near);
    }

    /// <summary>Finds the pairs and entries of a slot among the bodies it lists as near.</summary>
    public void SearchNear(int slot)
    {
        owned[slot].Exchange();
        var search = new NodeSearch(this);
        VisitNear(slot, ref search);
    }

    /// <summary>Visits the images of bodies that touch a slot's by their reaches, in the order of slots and images.</summary>
    /// <param name="slot">The slot, whose near bodies are listed.</param>
    /// <param name="visitor">Is told of them.</param>
    public void VisitNear<T>(int slot, ref T visitor)
        where T : struct, INearVisitor
    {
        var centre = bodies.Centre(slot);
        var (reach, size) = ReachAndFacet(slot);
        int spanX = box.PeriodicX ? 1 : 0, spanY = box.PeriodicY ? 1 : 0;
        foreach (var other in owned[slot].Near)
        {
            var (otherReach, otherSize) = ReachAndFacet(other);
            var margin = Margin(size, otherSize);
            var most = reach + otherReach + margin;
            var d = centre - bodies.Centre(other);
            var nearX = spanX * (int)Math.Round(d.X / box.Length.X);
            var nearY = spanY * (int)Math.Round(d.Y / box.Length.Y);
            for (var x = nearX - spanX; x <= nearX + spanX; x++)
            {
                for (var y = nearY - spanY; y <= nearY + spanY; y++)
                {
                    if (other == slot && x == 0 && y == 0) continue;
                    if ((d - box.Shift(x, y)).LengthSquared > most * most) continue;
                    visitor.Visit(slot, other, x, y, otherReach, margin);
                }
            }
        }
    }

    /// <summary>Lists the pairs of others that press on a slot; after all slots were searched.</summary>
    public void ListIncoming(int slot)
    {
        var mine = owned[slot];
        mine.IncomingCount = 0;
        foreach (var other in mine.Near)
        {
            var theirs = owned[other];
            for (var p = 0; p < theirs.PairCount; p++)
            {
                if (theirs.Pairs[p].Other == slot) mine.AddIncoming(other, p);
            }
        }
    }

    private static double Margin(double size, double otherSize) => ContactRules.MarginFraction * 0.5 * (size + otherSize);

    private (double Reach, double FacetSize) ReachAndFacet(int slot)
    {
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        return (bundle.LaneValue(LaneRow.Reach, lane), bundle.LaneValue(LaneRow.FacetSize, lane));
    }

    private void SearchPair(int slot, int other, int x, int y, double otherReach, double margin)
    {
        var mine = owned[slot];
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        var (otherBundle, otherLane) = (bodies.BundleOf[other], bodies.LaneOf(other));
        var (centre, shift) = (bodies.Centre(other), box.Shift(x, y));
        var near = (otherReach + margin) * (otherReach + margin);
        var nodes = bundle.Template.SurfaceNodes;
        var first = mine.EntryCount;
        var facet = 0;
        var (old, oldEnd) = mine.OldEntries(other, x, y);
        for (var s = 0; s < nodes.Length; s++)
        {
            var point = bundle.Node(nodes[s], lane) - shift;
            if ((point - centre).LengthSquared > near) continue;
            if (!RadialCones.Find(otherBundle, otherLane, centre, point, ref facet, out _, out _, out var gap, out _))
            {
                facet = 0;
                continue;
            }

            if (gap > margin || gap < -DeepestFraction * otherReach) continue;
            while (old < oldEnd && mine.Old[old].Surface < s) old++;
            if (old < oldEnd && mine.Old[old].Surface == s) mine.Add(mine.Old[old]);
            else mine.Add(new ContactEntry { Node = nodes[s], Surface = s, Facet = facet });
        }

        if (mine.EntryCount == first) return;
        mine.Add(new BodyPair { Other = other, First = first, End = mine.EntryCount, ImageX = x, ImageY = y });
    }

    private readonly struct NodeSearch(PairSearch search) : INearVisitor
    {
        public void Visit(int slot, int other, int x, int y, double otherReach, double margin) =>
            search.SearchPair(slot, other, x, y, otherReach, margin);
    }
}

/// <summary>Is told of the bodies near another.</summary>
internal interface INearVisitor
{
    /// <summary>An image of a body near a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="other">Slot of the other body.</param>
    /// <param name="x">Image along x by which it is shifted.</param>
    /// <param name="y">Image along y.</param>
    /// <param name="otherReach">Its reach [m].</param>
    /// <param name="margin">Margin of the search [m].</param>
    void Visit(int slot, int other, int x, int y, double otherReach, double margin);
}
