using System.Runtime.InteropServices;

namespace LmpDem.Engine.Snapshots;

/// <summary>Kind of file at a path: .NET distinguishes files from folders and links, but treats a device or a pipe as a file.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;  // AT_FDCWD
    private const int TypeAndMode = 3;       // STATX_TYPE | STATX_MODE
    private const int ModeOffset = 28;       // of stx_mode: struct statx is laid out alike on every processor
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private const int MaxLinks = 40;        // as many as Linux follows

    /// <summary>
    /// Whether a device, a pipe or a socket stands at the path, links followed: it must be written into and never be replaced.
    /// </summary>
    public static bool IsDeviceOrPipe(string path)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var status = new byte[256];
        try
        {
            if (Statx(CurrentFolder, path, 0, TypeAndMode, ref status[0]) != 0) return false;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // a C library older than 2018
        }

        return (BitConverter.ToUInt16(status, ModeOffset) & TypeMask) is not (RegularFile or Folder or 0);
    }

    /// <summary>The file that a path leads to once its links are followed, whether it exists or not.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string TargetOf(string path)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            if (new FileInfo(path).LinkTarget is not { } target) return path;
            path = Path.GetFullPath(target, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }

        throw new IOException("its links lead in a circle");
    }

    /// <summary>Whether a path is one of the kernel's links to an open file (/dev/stdout, /dev/fd/3), which is written on.</summary>
    public static bool IsOpenFile(string path)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            var full = Path.GetFullPath(path);
            if (full.StartsWith("/proc/", StringComparison.Ordinal) || full.StartsWith("/dev/fd/", StringComparison.Ordinal)) return true;
            if (new FileInfo(path).LinkTarget is not { } target) return false;
            path = Path.GetFullPath(target, Path.GetDirectoryName(full)!);
        }

        return false;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte status);
}
