namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>
/// The posts of this controller carry pieces: their form is read by <see cref="UploadReception"/>, whatever its size. The file is bound as an
/// <see cref="IFormFile"/>, and given to the store of the attachments.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AcceptsUploadsAttribute : Attribute;
