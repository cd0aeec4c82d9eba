using System.ComponentModel.DataAnnotations;

namespace SupportBot.Storage;

/// <summary>Where conversations are kept.</summary>
public sealed class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Storage";

    /// <summary>The SQLite file, relative to the working directory. File and folder are made if they are missing.</summary>
    /// <value>The default value is <c>data/supportbot.db</c>.</value>
    [Required]
    public string Path { get; set; } = "data/supportbot.db";

    /// <summary>For how many seconds a commit waits while another process holds the store. Then it fails, and the next one tries again.</summary>
    /// <value>The default value is 3.</value>
    [Range(1, 60)]
    public int BusySeconds { get; set; } = 3;
}
