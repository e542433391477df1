namespace LmpDem.Scenarios.Runs;

/// <summary>Figures or the report could not be made; the results are whole. The message tells why and what to do.</summary>
/// <param name="root">Folder of the run.</param>
/// <param name="failure">What happened.</param>
public sealed class RunPagesException(string root, Exception failure) : IOException(
    $"{failure.Message}; the results of {root} are whole, figures or report are not: mend the cause, then repeat the command or give "
    + $"`lmpdem report {root}`, which make only what is missing",
    failure);
