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

    /// <summary>
    /// A secret with which the end of the audit log is sealed, so that nobody can cut entries off who has the file but not the secret. Keep it where the file is not. After a change
    /// of it run <c>audit seal</c>.
    /// </summary>
    /// <value>The default value is none, and whoever can write to the file can also make its seal.</value>
    [MinLength(16)]
    public string? AuditKey { get; set; }
}
