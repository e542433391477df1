namespace LmpDem.Scenarios.Runs;

/// <summary>Several observers of one run, notified in order.</summary>
/// <param name="observers">The observers.</param>
public sealed class ObserverChain(params IRunObserver[] observers) : IRunObserver
{
    /// <inheritdoc/>
    public void On(RunEvent what)
    {
        foreach (var o in observers) o.On(what);
    }
}
