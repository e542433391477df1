namespace LmpDem.Analysis.Report.Contents;

/// <summary>Where the figures of a page stand.</summary>
/// <param name="Path">Path of the folder.</param>
/// <param name="Page">File of the page.</param>
internal sealed record FigureFolder(string Path, string Page)
{
    /// <summary>Address of the folder relative to the page, with a slash at its end.</summary>
    public string Address => AddressOf(Path);

    /// <summary>Address of another folder relative to the page, with a slash at its end.</summary>
    /// <param name="folder">The folder.</param>
    public string AddressOf(string folder)
    {
        var from = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Page))!;
        var parts = System.IO.Path.GetRelativePath(from, System.IO.Path.GetFullPath(folder)).Split(System.IO.Path.DirectorySeparatorChar);
        return string.Join('/', parts.Select(Uri.EscapeDataString)) + "/";
    }
}
