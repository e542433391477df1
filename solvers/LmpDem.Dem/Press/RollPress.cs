namespace LmpDem.Dem.Press;

/// <summary>Stand.</summary>
internal sealed class RollPress(Calendering work, IProgress<CalenderProgress>? progress, CancellationToken cancellation)
{
    public IEnumerable<CalenderState> States() => new GapPress(work, progress, cancellation).States();
}
