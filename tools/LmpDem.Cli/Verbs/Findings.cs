using System.ComponentModel;
using System.Diagnostics;
using LmpDem.Analysis.Fonts;

namespace LmpDem.Cli.Verbs;

/// <summary>Something that the program needs, or that opens its results.</summary>
/// <param name="Name">What it is, in one word.</param>
/// <param name="Found">What was found.</param>
/// <param name="Missing">What is missing and how to get it, in one sentence; null: it is there.</param>
/// <param name="IsNeeded">Whether runs need it.</param>
internal sealed record Finding(string Name, string Found, string? Missing, bool IsNeeded);

/// <summary>What `lmpdem doctor` looks for.</summary>
internal static class Findings
{
    private static readonly (string Name, string[] Programs, string Missing)[] Programs =
    [
        ("paraview", ["paraview", "pvpython"],
            "ParaView, for snapshots in 3D (docs/paraview.md); the page view.html needs no more than a browser"),
        ("browser", OperatingSystem.IsMacOS() ? ["open"] : ["firefox", "chromium", "google-chrome"],
            "a browser, for report.html and view.html; copy them to a machine that has one"),
    ];

    /// <summary>Looks for everything.</summary>
    /// <param name="environment">Environment variables.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyDictionary<string, string> environment) =>
    [
        Folder("temporary", Path.GetTempPath()),
        Folder("folder", Directory.GetCurrentDirectory()),
        References(),
        Figures(),
        Gpu(),
        Python(environment.GetValueOrDefault("PATH") ?? ""),
        .. Programs.Select(p => Program(p.Name, p.Programs, p.Missing, environment.GetValueOrDefault("PATH") ?? "")),
    ];

    private static Finding Gpu()
    {
        using var device = DeviceOption.Find(out var why);
        return new("gpu", device?.Name ?? "", device is null ? $"a GPU, for --device gpu ({why}); results do not need one" : null, false);
    }

    // The package reads files with these two; a python3 without them can import it and read nothing.
    private static Finding Python(string path)
    {
        const string Debian = "(docs/python.md); Debian: apt install python3-numpy python3-h5py";
        var python = Program("python", ["python3"], $"python3, for the package lmpdem {Debian}", path);
        if (python.Missing is not null) return python;
        var hasModules = Succeeds(python.Found, "-c", "import numpy, h5py");
        return hasModules ? python : python with { Missing = $"numpy and h5py of {python.Found}, for the package lmpdem {Debian}" };
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            if (process.WaitForExit(TimeSpan.FromSeconds(20))) return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
        }
        catch (Win32Exception)
        {
            // A file of that name that cannot be started.
        }

        return false;
    }

    private static Finding Folder(string name, string path) => new(
        name, $"{path} can be written",
        CanWrite(path) ? null
        : name == "temporary" ? $"the temporary folder {path} cannot be written"
        : $"the folder {path} cannot be written: name another with --out",
        name == "temporary");

    private static Finding References()
    {
        var names = ReferenceReader.Names;
        return new Finding(
            "references", string.Join(", ", names),
            names.Count > 0 ? null
                : $"the references beside the program are missing: {Path.Combine(AppContext.BaseDirectory, "references")}", true);
    }

    // Draws with the native library, which a copy of the program alone would lack.
    private static Finding Figures()
    {
        try
        {
            return BundledFont.Use().CreateTypeface(BundledFont.Family, false, false) is not null
                ? new Finding("figures", "can be drawn", null, true)
                : new Finding("figures", "", "figures cannot be drawn: the font of the program is not readable", true);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new Finding(
                "figures", "", "figures cannot be drawn: the library libSkiaSharp is missing or is for another machine", true);
        }
    }

    private static Finding Program(string name, string[] programs, string missing, string path)
    {
        var folders = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = programs.SelectMany(p => folders.Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? p + ".exe" : p)))
            .FirstOrDefault(File.Exists);
        return new Finding(name, found ?? "", found is null ? missing : null, false);
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $"lmpdem-{Environment.ProcessId}.tmp");
            File.WriteAllText(probe, "probe");
            File.Delete(probe);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
