using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace LmpDem.Cli;

/// <summary>
/// Machines with registers of 256 bits. There eight lanes are a pair of registers, and a kernel holds twice as many values: more than
/// the 1,024 that the compiler tracks by default, and what it does not track it moves through memory, at a fifth of the speed. The limit
/// is taken from the environment when the runtime starts, so the command puts it there and starts once more in its own process, in some
/// 50 ms. The bits of the results are the same either way.
/// </summary>
internal static partial class RegisterPairs
{
    private const string Limit = "DOTNET_JitMaxLocalsToTrack";
    private const string Enough = "4000"; // hexadecimal

    /// <summary>Starts the command again where this pays; returns where it does not, or cannot be done.</summary>
    public static void Prepare()
    {
        if (Avx512F.IsSupported || !Vector256.IsHardwareAccelerated || !OperatingSystem.IsLinux()) return;
        if (Environment.GetEnvironmentVariable(Limit) is not null) return;
        try
        {
            string?[] arguments = [.. Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).Split('\0')[..^1], null];
            var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}");
            _ = Execute("/proc/self/exe", arguments, [.. environment, $"{Limit}={Enough}", null]);
        }
        catch (IOException)
        {
            return; // without /proc it runs as it is, only slower
        }
    }

    // Comes back only where it failed.
    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments, string?[] environment);
}
