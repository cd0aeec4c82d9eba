namespace SupportBot.Runtime.Content;

/// <summary>One thing that is wrong in the authored content, where it is, and what would put it right.</summary>
/// <param name="Path">The file, relative to the content folder.</param>
/// <param name="Line">Line, from 1; 0 when the fault concerns the whole file.</param>
/// <param name="Column">Column, from 1; 0 when the fault concerns the whole file.</param>
/// <param name="Problem">What is wrong, naming the object at fault.</param>
/// <param name="Cure">What would be right.</param>
public sealed record ContentFault(string Path, int Line, int Column, string Problem, string Cure)
{
    /// <summary>The fault as compilers write it: <c>file(line,column): problem cure</c>.</summary>
    public override string ToString() => $"{Path}({Line},{Column}): {Problem} {Cure}";
}
