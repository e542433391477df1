using System.Diagnostics;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>Time that the first thread spent in the phases of the step.</summary>
public sealed class PhaseTimes
{
    private long last;
    private long zones, film, contact, motion;

    /// <summary>Seconds in the zone kernel.</summary>
    public double ZoneSeconds => Stopwatch.GetElapsedTime(0, zones).TotalSeconds;

    /// <summary>Seconds in the film.</summary>
    public double FilmSeconds => Stopwatch.GetElapsedTime(0, film).TotalSeconds;

    /// <summary>Seconds in contacts of bodies and walls, waiting included.</summary>
    public double ContactSeconds => Stopwatch.GetElapsedTime(0, contact).TotalSeconds;

    /// <summary>Seconds in the check of the film and the motion of nodes.</summary>
    public double MotionSeconds => Stopwatch.GetElapsedTime(0, motion).TotalSeconds;

    /// <summary>Forgets all times.</summary>
    public void Clear() => zones = film = contact = motion = 0;

    internal void Begin() => last = Stopwatch.GetTimestamp();

    internal void Zones() => Take(ref zones);

    internal void Film() => Take(ref film);

    internal void Contact() => Take(ref contact);

    internal void Motion() => Take(ref motion);

    private void Take(ref long sum)
    {
        var now = Stopwatch.GetTimestamp();
        sum += now - last;
        last = now;
    }
}
