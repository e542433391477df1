using System.Reflection;

namespace LmpDem.Scenarios;

/// <summary>The version of the program that runs.</summary>
public static class Build
{
    /// <summary>Version number ("0.1.0").</summary>
    public static string Version => Informational.Split('+')[0];

    /// <summary>Commit of the sources, "unknown" where they were built outside of a repository.</summary>
    public static string Commit => Informational.Split('+') is [_, var commit, ..] ? commit : "unknown";

    private static string Informational =>
        typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
