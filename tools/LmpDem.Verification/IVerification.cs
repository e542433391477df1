namespace LmpDem.Verification;

/// <summary>One numerical experiment with a known outcome.</summary>
public interface IVerification
{
    /// <summary>Name of the experiment, unique in the suite.</summary>
    string Name { get; }

    /// <summary>Whether it takes seconds (and runs with the tests) and not minutes.</summary>
    bool IsQuick { get; }

    /// <summary>Runs it.</summary>
    /// <returns>Its rows of the table.</returns>
    IReadOnlyList<VerificationCase> Run();
}
