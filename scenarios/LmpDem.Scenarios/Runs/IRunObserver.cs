namespace LmpDem.Scenarios.Runs;

/// <summary>Sees a run and never changes it: what writes files, and what shows progress.</summary>
public interface IRunObserver
{
    /// <summary>Something happened. An observer looks at the events that it knows and passes over the others.</summary>
    /// <param name="what">The event.</param>
    void On(RunEvent what);
}
