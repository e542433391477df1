using System.Runtime.InteropServices;
using System.Text;

namespace LmpDem.Cli;

/// <summary>
/// Standard output or error, written as it is. The console of .NET switches the keypad of a terminal with codes of its own at its first
/// use, whatever TERM says and wherever it writes to, and a log of a build would hold them.
/// </summary>
/// <param name="descriptor">The open file: 1 or 2.</param>
internal sealed partial class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;  // EINTR
    private const int ClosedPipe = 32;  // EPIPE
    private const short CanTakeMore = 4; // POLLOUT

    private static readonly int Full = OperatingSystem.IsLinux() ? 11 : 35; // EAGAIN

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A writer of text; null on Windows, where the console knows the code page.</summary>
    /// <param name="descriptor">The open file: 1 or 2.</param>
    public static TextWriter? Writer(int descriptor) => OperatingSystem.IsWindows() ? null
        : new StreamWriter(new DescriptorStream(descriptor), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = Write(descriptor, in MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == ClosedPipe) return; // `| head` has read enough
            if (error == Full)
            {
                // Another program has made the terminal or pipe non-blocking, for all who share it.
                var open = new Waited { File = descriptor, Events = CanTakeMore };
                _ = Poll(ref open, 1, -1);
                continue;
            }

            if (error != Interrupted) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Write(int file, in byte first, nuint count);

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Waited file, nuint count, int milliseconds);

    // struct pollfd
    private struct Waited
    {
        public int File;
        public short Events, Happened;
    }
}
